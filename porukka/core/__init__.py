"""Tools that have never heard of a community: text, time, ids, slots, gates, mail, jobs, pages' skeleton."""
