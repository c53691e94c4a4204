"""Proposals as Rich renderables: tables, one record, bars. Chinese is never cut and never badly broken."""
