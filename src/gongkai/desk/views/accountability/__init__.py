"""The register of accountability, for those who keep it and those who need to know. Source: 第二十条."""
