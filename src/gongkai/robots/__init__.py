"""Robots in groups of 企业微信 and 钉钉, which are told each morning what is due. Practice."""
