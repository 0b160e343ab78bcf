"""The only place that knows every folder: settings, addresses, the front and the `porukka` command."""
