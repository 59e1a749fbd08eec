"""Figures in templates: ``{% load figures %}``."""

from django import template

from gongkai.desk.phrases.figures import called, explained

register = template.Library()
register.filter("figure_name", called)
register.filter("figure_sentence", explained)
