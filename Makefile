# The only door for people and for the gate: run, test, check, bench, dist, bindings.
# Each step says its name and how long it took; every target may be run again at any time.

SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

STEP := .ci/step
UI_SOURCES := $(shell find ui/src ui/index.html ui/room.html ui/vite.config.ts assets/locales assets/fonts assets/icons -type f 2>/dev/null)
CORE := --workspace --exclude shell
DESKTOP := target/debug/second-story-desktop
CLI := target/debug/second-story

.PHONY: help run test check dist package paper-check bench fuzz bindings system ui-packages ui desktop cli rust-tests torture ui-tests journeys clean-handouts

help: ## Shows this list.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | column -ts "$$(printf '\t')"

run: ## Installs what is missing, builds, and opens the window with the sample; without a display writes its handouts.
	@.ci/open

test: ## Installs what is missing and runs every check and every test.
	@.ci/test

check: system ui-packages ui ## The whole static gate: formatting, clippy, rustdoc, types, lint.
	@$(STEP) "rustfmt" cargo fmt --all --check
	@$(STEP) "clippy" cargo clippy --workspace --all-targets --locked --quiet -- -D warnings
	@$(STEP) "rustdoc" env RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --locked --quiet
	@$(STEP) "svelte-check and types" npm --prefix ui run --silent check
	@$(STEP) "eslint" npm --prefix ui run --silent lint
	@$(STEP) "size of the screens" .ci/screen-size

dist: system ui ## Builds the Debian package from release binaries, into dist/.
	@$(STEP) "package" .ci/dist

paper-check: system cli ## Has every handout judged by qpdf and page-validation (PDF/UA-1, PDF/A-2a).
	@$(STEP) "handouts judged by others" .ci/paper-check

bench: system ui ## Prints figures beside those of other programs, from release binaries; ONLY=paper for one part.
	@$(STEP) "window and command line (release)" cargo build --locked --release --quiet -p shell -p cli
	@$(STEP) "figures" .ci/bench

fuzz: ## Feeds the importers bytes nobody would write, SECONDS_EACH=30 apiece; TARGETS="csv text" for some.
	@$(STEP) "fuzz" .ci/fuzz

bindings: ## Writes ui/src/ipc/bindings.ts and the fixtures of the screens from the Rust types.
	@$(STEP) "bindings" env UPDATE_GENERATED=1 cargo test --locked --quiet -p tests --test generated

system: ## Installs the system packages that are missing.
	@$(STEP) "system packages" .ci/install-system

ui-packages: ui/node_modules/.package-lock.json

ui/node_modules/.package-lock.json: ui/package-lock.json ui/package.json
	@$(STEP) "npm packages" npm --prefix ui ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

ui: ui/dist/index.html

ui/dist/index.html: $(UI_SOURCES) ui/node_modules/.package-lock.json
	@$(STEP) "screens" npm --prefix ui run --silent build
	@touch $@

desktop: system ui ## Builds the window (debug).
	@$(STEP) "window" cargo build --locked --quiet -p shell

cli: ## Builds the command line (debug). Needs neither a display nor webkit.
	@$(STEP) "command line" cargo build --locked --quiet -p cli

rust-tests:
	@$(STEP) "Rust tests" .ci/rust-tests

torture: ## Kills, full disks, power cuts and damage (about five minutes; SECOND_STORY_TORTURE_TIMES=10 for a night).
	@$(STEP) "torture" .ci/torture

ui-tests: ui-packages
	@$(STEP) "screen tests" .ci/ui-tests

journeys: desktop cli
	@$(STEP) "journeys in the real window" .ci/journeys

package: desktop cli
	@$(STEP) "package, installed and removed" .ci/package
