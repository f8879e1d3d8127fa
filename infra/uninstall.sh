#!/usr/bin/env bash
# Deletes a deployment; refuses while labs live or images are kept, and says which.
#
# A lab outlives the stack that built it: without its functions nobody would tear it down, and it would bill for ever. So does
# an image: its snapshots are stored by the month.
# The registry is asked itself, with strongly consistent reads, and so is the account: what bears this deployment's tags.
#
# Usage: infra/uninstall.sh [STACK] [--check]    STACK: lablift, unless given; --check: only looks
# Uses the AWS CLI, with its region and credentials.
set -euo pipefail

stack=lablift
check=no
for argument in "$@"; do
  case $argument in
    --check) check=yes ;;
    -*) echo "uninstall: no option $argument; there is --check" >&2; exit 2 ;;
    *) stack=$argument ;;
  esac
done

command -v aws >/dev/null || { echo "uninstall: the AWS CLI is needed (aws is not on the PATH)" >&2; exit 127; }

output() { # output KEY: of the stack
  aws cloudformation describe-stacks --stack-name "$stack" \
    --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue | [0]" --output text
}

table=$(output RegistryTable)
if [ -z "$table" ] || [ "$table" = None ]; then
  echo "uninstall: the stack $stack has no registry; is it Lablift's, and in this region?" >&2
  exit 2
fi
deployment=${table#lablift-}

living=$(aws dynamodb scan --table-name "$table" --consistent-read \
  --filter-expression 'attribute_exists(#status) AND #status <> :gone' \
  --projection-expression 'pk, #status' \
  --expression-attribute-names '{"#status": "status"}' \
  --expression-attribute-values '{":gone": {"S": "GONE"}}' \
  --query 'Items[].[pk.S, status.S]' --output text)
if [ -n "$living" ] && [ "$living" != None ]; then
  # An image is a lab of the registry's, which GET /labs does not list.
  image='^LAB#[a-z0-9]+-image-[0-9]{8}(-[0-9]{1,3})?[[:space:]]'
  labs=$(grep -Ev "$image" <<<"$living" || true)
  images=$(grep -E "$image" <<<"$living" || true)
  if [ -n "$labs" ]; then
    echo "uninstall: labs live, so nothing was deleted:" >&2
    sed 's/^LAB#/  /' <<<"$labs" >&2
    echo "DELETE /labs/{id} for each of them (README, \"Deploying to AWS\") and wait until it is GONE." >&2
  fi
  if [ -n "$images" ]; then
    echo "uninstall: images are kept, and their snapshots cost, so nothing was deleted:" >&2
    sed 's/^LAB#/  /' <<<"$images" >&2
    echo "DELETE /images/{id} for each of them and wait until it is GONE." >&2
  fi
  exit 1
fi

tagged=$(aws ec2 describe-tags --filters "Name=tag:lablift:deployment,Values=$deployment" \
  --query 'Tags[].[ResourceType, ResourceId]' --output text)
left=
while read -r type id; do
  [ -n "$id" ] && [ "$type" != None ] || continue
  case $type in
    # AWS lists these for an hour after they have ended (EC2 user guide, VPC user guide).
    instance)
      state=$(aws ec2 describe-instances --instance-ids "$id" \
        --query 'Reservations[0].Instances[0].State.Name' --output text 2>/dev/null || echo terminated)
      [ "$state" = terminated ] && continue ;;
    natgateway)
      state=$(aws ec2 describe-nat-gateways --nat-gateway-ids "$id" \
        --query 'NatGateways[0].State' --output text 2>/dev/null || echo deleted)
      [ "$state" = deleted ] || [ "$state" = failed ] && continue ;;
  esac
  left="$left  $type $id
"
done <<<"$tagged"
if [ -n "$left" ]; then
  echo "uninstall: the registry has no lab that lives, but the account has what bears this deployment's tags:" >&2
  printf '%s' "$left" >&2
  echo "The next hunt (every 15 minutes) takes it up; try again after that." >&2
  exit 1
fi

echo "No lab lives and no image is kept in the stack $stack (deployment $deployment)."
[ "$check" = no ] || exit 0
aws cloudformation delete-stack --stack-name "$stack"
aws cloudformation wait stack-delete-complete --stack-name "$stack"
echo "The stack is gone. The registry, with its certificates, stays. When you need them no more:"
echo "  aws dynamodb delete-table --table-name $table"
