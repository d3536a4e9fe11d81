"""What is refused, in words for whoever asked."""


class CampaignRefused(Exception):
    """The campaign is not at the state that this asks for, or nobody can be reached."""


class CriteriaRefused(ValueError):
    """These criteria make no sense together, or a value is none of ours."""
