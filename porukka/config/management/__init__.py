"""Django's own commands, where Porukka does them its way."""
