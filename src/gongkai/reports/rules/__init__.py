"""Yearly reports as pure functions and data: the template, who may do what, what is kept. Source: 第十八条."""
