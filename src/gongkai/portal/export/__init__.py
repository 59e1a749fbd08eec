"""The catalogues in force as files: sheets to calculate with, paper to print, data for programs. Source: 第十三条."""
