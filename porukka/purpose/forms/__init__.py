"""What people write."""

from porukka.purpose.forms.landing import AnswerForm, LandingForm, QuoteForm
from porukka.purpose.forms.stating import AddressForm, StatementForm

__all__ = ["AddressForm", "AnswerForm", "LandingForm", "QuoteForm", "StatementForm"]
