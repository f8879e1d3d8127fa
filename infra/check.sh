#!/usr/bin/env bash
# Holds the deployment against tools that others wrote: cfn-lint on the template and on what AWS's own translator makes
# of it, moto's CloudFormation, which makes a stack of it, asl-validator on the state machines, openapi-spec-validator on the
# contract. And uninstall.sh before moto: it must refuse while labs live or images are kept.
#
# A tool that this machine lacks is said to be lacking, and its check is skipped; where CI is "true", that is a failure.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
skipped=0

say() { printf '== %s\n' "$*"; }

lacking() { # lacking WHAT: install it with …
  printf '!! SKIPPED: %s\n' "$*" >&2
  skipped=1
}

lint() { # lint TEMPLATE [OPTION …]: neither errors nor warnings
  cfn-lint --non-zero-exit-code warning --regions ap-northeast-2 us-east-1 eu-central-1 --template "$1" "${@:2}"
}

python_has() { python3 -c "import $1" 2>"$work/import.log"; }

say "cfn-lint: infra/template.yaml"
if command -v cfn-lint >/dev/null; then
  lint infra/template.yaml
else
  lacking "cfn-lint is not installed: pip install -r infra/check/requirements.txt"
fi

say "aws-sam-translator: what the template becomes in AWS"
if python_has samtranslator; then
  python3 infra/check/expand.py infra/template.yaml "$work/expanded.json"
  if command -v cfn-lint >/dev/null; then
    # W2001: the translator has put in the values of some parameters, which are unused after that.
    lint "$work/expanded.json" --ignore-checks W2001
  fi
else
  lacking "aws-sam-translator is not installed: pip install -r infra/check/requirements.txt"
fi

say "moto: a stack of it"
if [ -f "$work/expanded.json" ] && python_has moto && python_has boto3; then
  python3 infra/check/apply.py "$work/expanded.json"
else
  lacking "moto or the expanded template is not there: pip install -r infra/check/requirements.txt"
fi

say "infra/uninstall.sh, before moto"
if [ -f "$work/expanded.json" ] && command -v aws >/dev/null && python_has moto.server; then
  python3 infra/check/uninstall.py "$work/expanded.json"
else
  lacking "moto or the AWS CLI is not there: pip install -r infra/check/requirements.txt"
fi

say "openapi-spec-validator: the API's contract"
if python_has openapi_spec_validator; then
  python3 -m openapi_spec_validator functions/src/main/resources/openapi.yaml
else
  lacking "openapi-spec-validator is not installed: pip install -r infra/check/requirements.txt"
fi

say "asl-validator: statemachine/*.asl.json"
if command -v asl-validator >/dev/null; then
  for definition in statemachine/*.asl.json; do
    # Bound as the template binds them: to a function's ARN.
    sed -E 's/\$\{([A-Za-z]+)FunctionArn\}/arn:aws:lambda:ap-northeast-2:123456789012:function:\1/g' \
      "$definition" >"$work/$(basename "$definition")"
    asl-validator --json-path "$work/$(basename "$definition")"
  done
else
  lacking "asl-validator is not installed: npm install --global asl-validator@4.0.0"
fi

if [ "$skipped" = 1 ] && [ "${CI:-}" = true ]; then
  echo "!! Some checks were skipped, and CI is true: see above." >&2
  exit 1
fi
