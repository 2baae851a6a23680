"""Page components, base templates, styles and icons. No domain."""
