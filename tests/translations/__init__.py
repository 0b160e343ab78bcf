"""What test_translations.py looks for, each checker proven on bad and good samples."""
