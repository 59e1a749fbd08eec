"""The register of accountability: cases with ground and consequence, for those who need to know. Article 20."""
