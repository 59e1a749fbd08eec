"""The sample school 示例大学: its units, people, catalogues and disclosures, told as data and replayed by the rules."""
