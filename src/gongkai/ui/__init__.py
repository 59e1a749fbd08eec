"""The kit every page is made of: base templates, template tags, styles, scripts and icons."""
