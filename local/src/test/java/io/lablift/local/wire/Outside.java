package io.lablift.local.wire;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * An account as anybody else sees it: the SDK's own clients and none of our code.
 *
 * <p>It looks at the whole account and not at what bears a tag, so that whatever is doubled or left
 * over shows, named or not; only what an account is born with, and network interfaces, are left
 * out: moto keeps those of terminated instances.
 */
public final class Outside implements AutoCloseable {
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final URI endpoint;
  private final Ec2Client ec2;
  private final ElasticLoadBalancingV2Client elb;
  private final SsmClient ssm;
  private final SfnClient sfn;

  public Outside(URI endpoint) {
    this.endpoint = endpoint;
    this.ec2 = build(Ec2Client.builder());
    this.elb = build(ElasticLoadBalancingV2Client.builder());
    this.ssm = build(SsmClient.builder());
    this.sfn = build(SfnClient.builder());
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(B builder) {
    return builder
        .httpClient(http)
        .endpointOverride(endpoint)
        .region(Region.AP_NORTHEAST_2)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("someone", "else")))
        .build();
  }

  /** Step Functions there. */
  public SfnClient stepFunctions() {
    return sfn;
  }

  /** A line for each thing in the account, with what it is made of; sorted. */
  public List<String> things() {
    List<String> things = new ArrayList<>();
    new NetworkOutside(ec2).addTo(things);
    new ServersOutside(ec2).addTo(things);
    new BalancersOutside(ec2, elb).addTo(things);
    ssm.getParametersByPathPaginator(r -> r.path("/lablift").recursive(true)).stream()
        .flatMap(page -> page.parameters().stream())
        .forEach(
            found ->
                things.add(
                    "parameter "
                        + found.name().replaceFirst("^/lablift/[^/]+/", "/lablift/*/")
                        + " "
                        + found.typeAsString()));
    return things.stream().sorted().toList();
  }

  /** How many of each kind in EC2 bear a lab's tag, by the prefix of their ids. */
  Map<String, Integer> tagged(String lab) {
    Map<String, Integer> tagged = new TreeMap<>();
    ec2
        .describeTagsPaginator(r -> r.filters(filter("key", "lablift:lab"), filter("value", lab)))
        .tags()
        .stream()
        .map(tag -> tag.resourceId().replaceFirst("-[^-]*$", ""))
        .filter(prefix -> !prefix.equals("eni"))
        .forEach(prefix -> tagged.merge(prefix, 1, Integer::sum));
    return tagged;
  }

  /** Stops a builder, as it would stop itself: an emulator runs no servers. */
  public boolean stopsBuilder(String lab) {
    List<String> running =
        ec2
            .describeInstances(
                r ->
                    r.filters(
                        filter("tag:lablift:lab", lab), filter("instance-state-name", "running")))
            .reservations()
            .stream()
            .flatMap(reservation -> reservation.instances().stream())
            .map(instance -> instance.instanceId())
            .toList();
    if (running.isEmpty()) {
      return false;
    }
    ec2.stopInstances(r -> r.instanceIds(running));
    return true;
  }

  /**
   * The account's own images and their snapshots, as {@code image NAME} and {@code snapshot NAME}.
   */
  public List<String> images() {
    List<String> images = new ArrayList<>();
    ec2.describeImages(r -> r.filters(filter("tag-key", "lablift:lab")))
        .images()
        .forEach(image -> images.add("image " + image.name()));
    ec2.describeSnapshots(r -> r.filters(filter("tag-key", "lablift:lab")))
        .snapshots()
        .forEach(
            snapshot ->
                images.add(
                    "snapshot "
                        + snapshot.tags().stream()
                            .filter(tag -> tag.key().equals("Name"))
                            .map(Tag::value)
                            .findFirst()
                            .orElse("")));
    return images;
  }

  static Filter filter(String name, String value) {
    return Filter.builder().name(name).values(value).build();
  }

  /** Without the 12 base32 characters that make a name unique. */
  static String stem(String unique) {
    return unique.replaceFirst("-[a-z2-7]{12}$", "-*");
  }

  @Override
  public void close() {
    List.of(ec2, elb, ssm, sfn).forEach(client -> client.close());
    http.close();
  }
}
