package io.lablift.functions.network;

import io.lablift.functions.aws.AwsErrors;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/**
 * Default routes: a route table has one for 0.0.0.0/0, so a second try is told that it is there.
 */
final class Routes {
  static final String INTERNET = "0.0.0.0/0";

  private Routes() {}

  static void toInternet(
      Ec2Client ec2, String routeTable, Consumer<CreateRouteRequest.Builder> target) {
    try {
      ec2.createRoute(
          r -> r.routeTableId(routeTable).destinationCidrBlock(INTERNET).applyMutation(target));
    } catch (Ec2Exception e) {
      if (!AwsErrors.code(e).equals("RouteAlreadyExists")) {
        throw e;
      }
    }
  }
}
