package io.lablift.simulator.ec2;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.DeleteKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeKeyPairsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeKeyPairsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.ec2.model.ImportKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.ImportKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;

/** EC2's calls on groups, key pairs and tags: which family answers which. */
interface SecurityCalls extends Ec2Client {
  Families families();

  @Override
  default CreateSecurityGroupResponse createSecurityGroup(CreateSecurityGroupRequest request) {
    return families().groups().create(request);
  }

  @Override
  default DescribeSecurityGroupsResponse describeSecurityGroups(
      DescribeSecurityGroupsRequest request) {
    return families().groups().describe(request);
  }

  @Override
  default DeleteSecurityGroupResponse deleteSecurityGroup(DeleteSecurityGroupRequest request) {
    return families().groups().delete(request);
  }

  @Override
  default AuthorizeSecurityGroupIngressResponse authorizeSecurityGroupIngress(
      AuthorizeSecurityGroupIngressRequest request) {
    return families().groupRules().allowIn(request);
  }

  @Override
  default AuthorizeSecurityGroupEgressResponse authorizeSecurityGroupEgress(
      AuthorizeSecurityGroupEgressRequest request) {
    return families().groupRules().allowOut(request);
  }

  @Override
  default RevokeSecurityGroupIngressResponse revokeSecurityGroupIngress(
      RevokeSecurityGroupIngressRequest request) {
    return families().groupRules().revokeIn(request);
  }

  @Override
  default RevokeSecurityGroupEgressResponse revokeSecurityGroupEgress(
      RevokeSecurityGroupEgressRequest request) {
    return families().groupRules().revokeOut(request);
  }

  @Override
  default DescribeSecurityGroupRulesResponse describeSecurityGroupRules(
      DescribeSecurityGroupRulesRequest request) {
    return families().groupRules().describe(request);
  }

  @Override
  default ImportKeyPairResponse importKeyPair(ImportKeyPairRequest request) {
    return families().keyPairs().importKey(request);
  }

  @Override
  default CreateKeyPairResponse createKeyPair(CreateKeyPairRequest request) {
    return families().keyPairs().create(request);
  }

  @Override
  default DescribeKeyPairsResponse describeKeyPairs(DescribeKeyPairsRequest request) {
    return families().keyPairs().describe(request);
  }

  @Override
  default DeleteKeyPairResponse deleteKeyPair(DeleteKeyPairRequest request) {
    return families().keyPairs().delete(request);
  }

  @Override
  default CreateTagsResponse createTags(CreateTagsRequest request) {
    return families().tags().create(request);
  }

  @Override
  default DeleteTagsResponse deleteTags(DeleteTagsRequest request) {
    return families().tags().delete(request);
  }

  @Override
  default DescribeTagsResponse describeTags(DescribeTagsRequest request) {
    return families().tags().describe(request);
  }
}
