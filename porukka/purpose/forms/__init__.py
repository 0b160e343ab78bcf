"""What people write."""

from porukka.purpose.forms.landing import AnswerForm, LandingForm, QuoteForm
from porukka.purpose.forms.pains import PainForm, StateForm
from porukka.purpose.forms.stating import AddressForm, StatementForm, WhoseForm

__all__ = [
    "AddressForm",
    "AnswerForm",
    "LandingForm",
    "PainForm",
    "QuoteForm",
    "StateForm",
    "StatementForm",
    "WhoseForm",
]
