"""Which lists leave the program as tables: whoever may see the page of one may take it out; archives the office."""

PAGES = {
    "disclosures": "hold a post",
    "obligations": "hold a post",
    "deferrals": "hold a post",
    "letters": "handle letters",
    "word_lists": "keep word lists",
    "list_hits": "nobody",
    "rechecks": "recheck",
    "recheck_items": "nobody",
    "incidents": "hold a post",
    "channels": "hold a post",
    "recalls": "hold a post",
    "meetings": "hold a post",
    "appraisals": "hold a post",
    "inspections": "deal with inspections",
    "inspection_items": "nobody",
    "findings": "deal with inspections",
    "assessments": "oversee assessments",
    "assessment_sheets": "read sheets",
    "assessment_scores": "nobody",
    "yearly_reports": "write reports",
    "bulletins": "make bulletins",
    "catalogues": "hold a post",
    "catalogues_in_force": "hold a post",
    "catalogues_to_file": "file books",
    "catalogues_to_decide": "file books",
    "catalogue_items": "nobody",
    "people": "see the register",
    "units": "be of the staff",
    "units_ended": "be of the staff",
    "roles": "see the roles",
    "groups": "keep lists",
    "group_people": "nobody",
    "posts_pending": "appoint",
    "reorganisations": "see the plans",
    "regulations": "hold a post",
    "resolutions": "hold a post",
    "interpretations": "be of the office",
    "push": "be of the office",
    "push_summaries": "be of the office",
    "robots": "be of the office",
    "screens": "be of the office",
    "calendars": "hold a post",
    "notices": "be of the staff",
    "deeds": "audit",
}
"""What one must be able to do to see each list; nobody gets a list about something that is not named."""


def actions(others):
    """Return what tables add to what people may do; ``others`` are the ways to see the pages."""
    return {
        "take out": lambda who, code: code in PAGES and bool(others[PAGES[code]](who, code)),
        "know of the archive": lambda who, thing: thing != "absent" and others["be of the office"](who, thing),
        "have the table": lambda who, owner: bool(owner) and who.name == owner,
    }
