"""Assessments become text: cards, checklists, reports."""
