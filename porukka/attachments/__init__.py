"""Attachments: pictures and files that go with a post."""
