"""Register: the member register of an association, apart from profiles, for its board alone."""
