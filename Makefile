# packages: build the tool and every edition.   test: everything CI runs.   judges: the full matrix.
# content-report: what the modules hold, in tables.
# lint, bless and bench are for those who change the tool. Honours CARGO_TARGET_DIR.

SHELL := /bin/bash
CARGO_TARGET_DIR ?= target
KITBAG = $(CARGO_TARGET_DIR)/release/kitbag
# `cargo test` builds both of them too.
TESTED = $(CARGO_TARGET_DIR)/debug/kitbag
TYPESET = $(CARGO_TARGET_DIR)/debug/examples/typeset

.PHONY: packages content-report test judges lint bless bench tool

packages: tool
	$(KITBAG) build

content-report: tool
	@$(KITBAG) content

tool:
	cargo build --release --locked

# The judges ask the program that was tested: it builds slower than a release, which takes longer to make.
test: lint
	cargo test --locked
	$(TESTED) build
	tests/judges/install.sh
	tests/judges/matrix.sh $(TESTED) $(TYPESET) chosen

judges: tool
	cargo build --locked --example typeset
	tests/judges/install.sh
	tests/judges/selftest.sh
	$(KITBAG) build
	tests/judges/matrix.sh $(KITBAG) $(TYPESET) full

lint:
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings

bench:
	cargo bench --locked --no-fail-fast --bench scale --bench packages --bench documents --bench decks --bench translation

bless:
	KITBAG_BLESS=1 INSTA_UPDATE=always cargo test --locked
