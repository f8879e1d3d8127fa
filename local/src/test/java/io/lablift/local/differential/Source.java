package io.lablift.local.differential;

import java.net.URI;

/**
 * Where it stands what AWS does: a page of AWS's, or, where no page says it, a public record of
 * what AWS answered.
 *
 * @param page where it is
 */
record Source(String title, URI page) {
  static final Source ERRORS =
      ec2Page("Error codes for the Amazon EC2 API", "APIReference/errors-overview.html");
  static final Source VPC_QUOTAS = vpc("Amazon VPC quotas", "amazon-vpc-limits.html");
  static final Source EIP_QUOTA =
      ec2Page("Elastic IP addresses", "UserGuide/elastic-ip-addresses-eip.html");
  static final Source EC2_QUOTAS =
      aws("Amazon EC2 instance type quotas", "ec2/latest/instancetypes/ec2-instance-quotas.html");
  static final Source EICE_QUOTAS =
      ec2Page("Quotas for EC2 Instance Connect Endpoint", "UserGuide/eice-quotas.html");
  static final Source IDEMPOTENCY =
      aws(
          "Ensuring idempotency in Amazon EC2 API requests",
          "ec2/latest/devguide/ec2-api-idempotency.html");
  static final Source ROUTE_TABLES = vpc("Configure route tables", "VPC_Route_Tables.html");
  static final Source NAT_GATEWAYS = vpc("Work with NAT gateways", "nat-gateway-working-with.html");
  static final Source NAT_TROUBLE =
      vpc("Troubleshoot NAT gateways", "nat-gateway-troubleshooting.html");
  static final Source DEFAULT_GROUPS =
      vpc("Default security groups for your VPCs", "default-security-group.html");
  static final Source GATEWAY_ENDPOINTS =
      aws("Gateway endpoints", "vpc/latest/privatelink/gateway-endpoints.html");
  static final Source LIFE_CYCLE =
      ec2Page("Amazon EC2 instance state changes", "UserGuide/ec2-instance-lifecycle.html");
  static final Source NETWORK_INTERFACES =
      ec2Page(
          "Network interface attachments for your EC2 instance",
          "UserGuide/network-interface-attachments.html");
  static final Source VOLUME_STATES =
      aws("Amazon EBS volume lifecycle", "ebs/latest/userguide/ebs-volume-lifecycle.html");
  static final Source TAGGING =
      ec2Page("Tag your Amazon EC2 resources", "UserGuide/Using_Tags.html");
  static final Source COMMON_ERRORS =
      aws("Common Errors", "elasticloadbalancing/latest/APIReference/CommonErrors.html");
  static final Source ELB_INTERFACES =
      seen(
          "How do I find the IP addresses that my load balancer uses?",
          "https://repost.aws/knowledge-center/elb-find-load-balancer-ip");
  static final Source ANSIBLE_25521 =
      seen("Ansible's issue 25521", "https://github.com/ansible/ansible/issues/25521");
  static final Source GOAMZ_166 =
      seen("goamz's issue 166", "https://github.com/AdRoll/goamz/issues/166");
  static final Source KOPS_944 =
      seen("kops's pull request 944", "https://github.com/kubernetes/kops/pull/944");
  static final Source MAPPED_ADDRESSES =
      seen(
          "terraform-aws-eks-jx's issue 373",
          "https://github.com/jenkins-x/terraform-aws-eks-jx/issues/373");
  static final Source PACKER_9579 =
      seen("Packer's pull request 9579", "https://github.com/hashicorp/packer/pull/9579");
  static final Source TERRAFORM_4987 =
      seen("Terraform's issue 4987", "https://github.com/hashicorp/terraform/issues/4987");

  /** The reference of an action or a type of EC2. */
  static Source ec2(String name) {
    return ec2Page(name, "APIReference/API_" + name + ".html");
  }

  /** The same of load balancers. */
  static Source elbv2(String name) {
    return aws(name, "elasticloadbalancing/latest/APIReference/API_" + name + ".html");
  }

  /** The same of Classic Load Balancers. */
  static Source classic(String name) {
    return aws(name, "elasticloadbalancing/2012-06-01/APIReference/API_" + name + ".html");
  }

  /** The same of Auto Scaling. */
  static Source scaling(String name) {
    return aws(name, "autoscaling/ec2/APIReference/API_" + name + ".html");
  }

  /** The same of Systems Manager. */
  static Source ssm(String name) {
    return aws(name, "systems-manager/latest/APIReference/API_" + name + ".html");
  }

  private static Source ec2Page(String title, String path) {
    return aws(title, "AWSEC2/latest/" + path);
  }

  private static Source vpc(String title, String path) {
    return aws(title, "vpc/latest/userguide/" + path);
  }

  private static Source aws(String title, String path) {
    return new Source(title, URI.create("https://docs.aws.amazon.com/" + path));
  }

  private static Source seen(String title, String page) {
    return new Source(title, URI.create(page));
  }
}
