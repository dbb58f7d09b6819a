"""By which names the forms that come back say of themselves what they are; apart, so that asking loads no form."""

ASSESSMENT = "assessment-form"
NOMINATION = "leader-form"
