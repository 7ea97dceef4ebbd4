.DEFAULT_GOAL := help
.PHONY: help dependencies generate test check bench format lint clean

SPECS ?=

help: ## Explain these targets
	@awk 'BEGIN { FS = ":.*## " } /^[a-z]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

dependencies: ## Install libyaml where pkg-config cannot find it (apt-get, or brew on macOS)
	@Scripts/install-dependencies

generate: dependencies ## Generate the packages in Generated/ from Specs/ anew, and build them
	@Scripts/generate

test: dependencies ## Run all tests, and build, test and lint the generated packages
	@Scripts/test

check: dependencies ## Everything to be done before a push: format, lint, tests, generated code, clean git status
	@Scripts/check

bench: dependencies ## Measure the generator against libyaml; SPECS="a.yaml b.yaml" adds documents
	@Scripts/bench $(SPECS)

format: ## Format the Swift code
	@Scripts/lint --fix

lint: ## Check the format of the Swift code, and the list of embedded files
	@Scripts/lint

clean: ## Remove everything that was built
	rm -rf .build Generated/*/.build Examples/.build Tests/AsyncHTTPClient/.build
