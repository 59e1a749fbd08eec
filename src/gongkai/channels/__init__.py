"""Chapter 4: the forms of making known that leave paper behind: evidence, recall, notices, press texts, bulletins.

Source: 第十四条、第十五条.
"""
