package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeResponse;

/** What can be changed about a server ("Change termination protection" in the EC2 user guide). */
final class InstanceAttributes {
  private final Ec2World ec2;
  private final Interfaces interfaces;

  InstanceAttributes(Ec2World ec2, Interfaces interfaces) {
    this.ec2 = ec2;
    this.interfaces = interfaces;
  }

  ModifyInstanceAttributeResponse modify(ModifyInstanceAttributeRequest request) {
    SimInstance instance = ec2.instances.use(required(request.instanceId(), "instanceId"));
    boolean known = false;
    if (request.disableApiTermination() != null) {
      instance.terminationProtected = request.disableApiTermination().value();
      known = true;
    }
    if (request.disableApiStop() != null) {
      instance.stopProtected = request.disableApiStop().value();
      known = true;
    }
    String attribute = request.attributeAsString();
    if (attribute != null) {
      boolean value = Boolean.parseBoolean(request.value());
      switch (attribute) {
        case "disableApiTermination" -> instance.terminationProtected = value;
        case "disableApiStop" -> instance.stopProtected = value;
        default ->
            throw new UnsupportedOperationException(
                "the simulator cannot modify the instance attribute " + attribute);
      }
      known = true;
    }
    if (!request.groups().isEmpty()) {
      ec2.interfacesOf(instance)
          .findFirst()
          .ifPresent(i -> i.joins(interfaces.groups(i.vpcId, request.groups())));
      known = true;
    }
    if (request.sourceDestCheck() != null) {
      ec2.interfacesOf(instance)
          .findFirst()
          .ifPresent(i -> i.sourceDestCheck = request.sourceDestCheck().value());
      known = true;
    }
    if (!known) {
      throw new UnsupportedOperationException(
          "the simulator modifies protection, groups and the source/destination check only");
    }
    return ModifyInstanceAttributeResponse.builder().build();
  }

  DescribeInstanceAttributeResponse describe(DescribeInstanceAttributeRequest request) {
    SimInstance instance = ec2.instances.use(required(request.instanceId(), "instanceId"));
    var answer = DescribeInstanceAttributeResponse.builder().instanceId(instance.id());
    String attribute = required(request.attributeAsString(), "attribute");
    switch (attribute) {
      case "disableApiTermination" ->
          answer.disableApiTermination(value(instance.terminationProtected));
      case "disableApiStop" -> answer.disableApiStop(value(instance.stopProtected));
      case "instanceType" -> answer.instanceType(t -> t.value(instance.launch.type().name()));
      case "instanceInitiatedShutdownBehavior" ->
          answer.instanceInitiatedShutdownBehavior(
              b -> b.value(instance.launch.shutdownBehavior()));
      case "userData" ->
          answer.userData(
              d ->
                  d.value(
                      instance.launch.userData().isEmpty()
                          ? null
                          : instance.launch.userData().encoded()));
      default ->
          throw new UnsupportedOperationException(
              "the simulator cannot describe the instance attribute " + attribute);
    }
    return answer.build();
  }

  private static AttributeBooleanValue value(boolean value) {
    return AttributeBooleanValue.builder().value(value).build();
  }
}
