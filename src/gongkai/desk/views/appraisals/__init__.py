"""Members' appraisals, as those see them who hold them. Source: 第十八条."""
