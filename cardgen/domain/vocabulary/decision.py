"""Decisions about people."""

from __future__ import annotations

from cardgen.domain.vocabulary.code import Code


class Outcome(Code):
    """What a decision can lead to for a person."""

    GRANT_OR_DENY = "grant_or_deny", "a benefit, contract, place, loan, home, care"
    ALLOCATE_WORK = "allocate_work", "allocate work"
    SET_PAY = "set_pay", "set pay"
    PROMOTE = "promote", "promote"
    DEMOTE_SUSPEND_TERMINATE = "demote_suspend_terminate", "demote suspend terminate"
    PRICE_OR_TERMS = "price_or_terms", "price or terms"
    PRIORITISE = "prioritise", "order or speed only"
    CLASSIFY = "classify", "a label with no direct result"


class Effect(Code):
    """How hard an outcome can hit a person."""

    LEGAL = "legal", "changes rights, duties, status or contract"
    SIMILARLY_SIGNIFICANT = "similarly_significant", "as hard: refused job, credit, care, place, or lasting exclusion"
    MINOR = "minor", "nuisance, taste, order of a list"
    NONE = "none", "none"


class Weight(Code):
    """How much the output weighs in a decision."""

    SOLE = "sole", "sole"
    DECISIVE = "decisive", "seldom departed from"
    ONE_FACTOR = "one_factor", "among others that really count"
    BACKGROUND = "background", "context only"


class Decider(Code):
    """Who takes a decision."""

    THIS_ORGANISATION = "this_organisation", "this organisation"
    CUSTOMER = "customer", "customer"
    OTHER = "other", "other"


class HumanInvolvement(Code):
    """What a person really does before or after a decision."""

    REVIEWS_EACH_CASE = "reviews_each_case", "a person looks at each output before it takes effect (not samples)"
    UNDERSTANDS_OUTPUT = "understands_output", "trained to read and use it"
    WEIGHS_OTHER_INFORMATION = "weighs_other_information", "looks at the output and at other relevant facts"
    CAN_CHANGE_DECISION = (
        "can_change_decision",
        "has authority to change it and does so at times (rubber-stamping is not this)",
    )
    REVIEW_ON_REQUEST = (
        "review_on_request",
        "looks again when the person asks (an appeal; alone it leaves the decision automated)",
    )


class VulnerableGroup(Code):
    """Groups that need special care."""

    MINORS = "minors", "minors"
    ELDERLY = "elderly", "elderly"
    DISABLED = "disabled", "disabled"
    PATIENTS = "patients", "patients"
    POOR_OR_IN_DEBT = "poor_or_in_debt", "poor or in debt"
    WORKERS = "workers", "workers"
    APPLICANTS = "applicants", "applicants"
    ASYLUM_SEEKERS = "asylum_seekers", "asylum seekers"
    OTHERS = "others", "others"
