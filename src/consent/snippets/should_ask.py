"""Whether an app asks for consent (again), from its stored answer and the project's consent.json."""
import json
from datetime import date


def should_ask(stored, published, today):
    """Return (ask, covers): whether to ask (or to show the notice), and up to which consent version to send now; 0 is nothing.

    stored: dict with "project" and "category"; once answered also "consentVersion", "answer"
    ("yes", "no" or "told") and "answeredOn" (YYYY-MM-DD). A category whose default is on: show the notice
    instead of a question, store "told", and do neither after a "no". published: text of consent.json, None
    when offline; one that is broken, older or another project's changes nothing. today: YYYY-MM-DD.
    """
    version = stored["consentVersion"] if stored.get("answer") else 0
    answer = stored.get("answer")
    keep = version if answer in ("yes", "told") else 0
    category = find_category(published, stored)
    if category is None or category["consentVersion"] < version:
        return False, keep
    is_on = category.get("default") == "on"
    if is_on and answer == "no":
        return False, 0
    if not is_on and answer == "told":
        return True, 0
    if category["consentVersion"] > version:
        return True, keep
    if keep and "validityDays" in category:
        days = (date.fromisoformat(today) - date.fromisoformat(stored["answeredOn"])).days
        if days >= category["validityDays"]:
            return True, 0
    return False, keep


def find_category(published, stored):
    def is_count(value):
        return type(value) is int and value > 0

    try:
        file = json.loads(published)
        if file["schemaVersion"] != 1 or file["project"]["id"] != stored["project"]:
            return None
        found = next(one for one in file["categories"] if one["id"] == stored["category"])
        valid = is_count(found["consentVersion"]) and is_count(found.get("validityDays", 1))
        return found if valid else None
    except (TypeError, ValueError, KeyError, StopIteration):
        return None
