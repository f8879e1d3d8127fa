package io.lablift.simulator.ssm;

import io.lablift.simulator.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ssm.model.DeleteParameterRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParameterResponse;
import software.amazon.awssdk.services.ssm.model.DeleteParametersRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParametersResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.ssm.model.Tag;

/** The parameters of the account ("AWS Systems Manager Parameter Store"), written and read. */
public final class Parameters {
  private static final int MOST_NAMES = 10;
  private static final int STANDARD_SIZE = 4096;
  private static final Set<String> TYPES = Set.of("String", "StringList", "SecureString");

  private final World world;

  /** Existing ones, by name. */
  private final NavigableMap<String, SimParameter> byName = new TreeMap<>();

  public Parameters(World world) {
    this.world = world;
  }

  /** A public parameter of AWS's own. */
  public void publish(String name, String value) {
    byName.put(name, new SimParameter(world, name, "String", value, "", Map.of()));
  }

  World world() {
    return world;
  }

  Optional<SimParameter> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** In order of their names. */
  Stream<SimParameter> all() {
    return byName.values().stream();
  }

  /** Those whose names begin so, in order of their names. */
  Stream<SimParameter> beginningWith(String prefix) {
    return byName.tailMap(prefix, true).values().stream()
        .takeWhile(p -> p.parameterName.startsWith(prefix));
  }

  PutParameterResponse put(PutParameterRequest request) {
    String name = checkName(request.name());
    String value = request.value();
    if (value == null || value.isEmpty()) {
      throw validation("Parameter value must not be empty");
    }
    if (value.length() > STANDARD_SIZE) {
      throw validation(
          "Standard tier parameters support a maximum parameter value of 4096 characters.");
    }
    SimParameter there = byName.get(name);
    if (there != null && there.isNative()) {
      throw refused("AccessDeniedException", "No access to reserved parameter name: " + name);
    }
    if (there != null && !Boolean.TRUE.equals(request.overwrite())) {
      throw ParameterAlreadyExistsException.builder()
          .message(
              "The parameter already exists. To overwrite this value, set the overwrite option in"
                  + " the request to true.")
          .awsErrorDetails(details("ParameterAlreadyExists", "The parameter already exists."))
          .statusCode(400)
          .build();
    }
    if (there != null && !request.tags().isEmpty()) {
      throw validation("Invalid request: tags and overwrite can't be used together.");
    }
    String type =
        request.typeAsString() == null && there != null ? there.type : request.typeAsString();
    if (type == null || !TYPES.contains(type)) {
      throw validation("A parameter type is required: String, StringList or SecureString");
    }
    if (there == null) {
      there =
          new SimParameter(
              world,
              name,
              type,
              value,
              request.description() == null ? "" : request.description(),
              tags(request.tags()));
      byName.put(name, there);
      world.journal().made(there, "ssm:PutParameter", Set.of());
    } else {
      there.value = value;
      there.type = type;
      there.version++;
      there.modified = world.now();
    }
    return PutParameterResponse.builder().version(there.version).tier("Standard").build();
  }

  private static String checkName(String name) {
    if (name == null || !name.matches("[a-zA-Z0-9_.\\-/]{1,1011}")) {
      throw validation(
          "Parameter name: can't be prefixed with \"ssm\" and holds letters, digits and .-_/ only");
    }
    if (name.contains("/") && !name.startsWith("/")) {
      throw validation("Parameter name must be a fully qualified name.");
    }
    if (name.matches("(?i)/?(aws|ssm).*")) {
      throw refused("AccessDeniedException", "No access to reserved parameter name: " + name);
    }
    return name;
  }

  static Map<String, String> tags(List<Tag> tags) {
    Map<String, String> map = new TreeMap<>();
    tags.forEach(t -> map.put(t.key(), t.value()));
    return map;
  }

  GetParameterResponse get(GetParameterRequest request) {
    SimParameter found = find(request.name()).orElseThrow(() -> notFound(request.name()));
    return GetParameterResponse.builder()
        .parameter(shown(found, Boolean.TRUE.equals(request.withDecryption())))
        .build();
  }

  GetParametersResponse getAll(GetParametersRequest request) {
    atMostTen(request.names());
    List<Parameter> found = new ArrayList<>();
    List<String> invalid = new ArrayList<>();
    boolean decrypt = Boolean.TRUE.equals(request.withDecryption());
    for (String name : request.names()) {
      find(name).ifPresentOrElse(p -> found.add(shown(p, decrypt)), () -> invalid.add(name));
    }
    return GetParametersResponse.builder().parameters(found).invalidParameters(invalid).build();
  }

  DeleteParameterResponse delete(DeleteParameterRequest request) {
    SimParameter found = find(request.name()).orElseThrow(() -> notFound(request.name()));
    end(found, "ssm:DeleteParameter");
    return DeleteParameterResponse.builder().build();
  }

  DeleteParametersResponse deleteAll(DeleteParametersRequest request) {
    atMostTen(request.names());
    List<String> deleted = new ArrayList<>();
    List<String> invalid = new ArrayList<>();
    for (String name : request.names()) {
      SimParameter found = byName.get(name);
      if (found == null) {
        invalid.add(name);
      } else {
        end(found, "ssm:DeleteParameters");
        deleted.add(name);
      }
    }
    return DeleteParametersResponse.builder()
        .deletedParameters(deleted)
        .invalidParameters(invalid)
        .build();
  }

  private void end(SimParameter parameter, String action) {
    if (parameter.isNative()) {
      throw refused(
          "AccessDeniedException", "No access to reserved parameter name: " + parameter.name());
    }
    world.journal().ended(parameter, action, Duration.ZERO);
    parameter.endAt(world.now());
    byName.remove(parameter.parameterName);
  }

  private static void atMostTen(List<String> names) {
    if (names.isEmpty() || names.size() > MOST_NAMES) {
      throw validation("Member must have length between 1 and 10");
    }
  }

  /** A SecureString that is read without decryption shows its cipher text. */
  Parameter shown(SimParameter parameter, boolean decrypt) {
    boolean hidden = parameter.type.equals("SecureString") && !decrypt;
    long cipher = world.draws().bits(parameter.id() + parameter.version);
    return Parameter.builder()
        .name(parameter.parameterName)
        .type(parameter.type)
        .value(hidden ? String.format("AQICAH%016x", cipher) : parameter.value)
        .version(parameter.version)
        .lastModifiedDate(parameter.modified)
        .arn(parameter.arn())
        .dataType("text")
        .build();
  }

  static ParameterNotFoundException notFound(String name) {
    String message = "Parameter " + name + " not found.";
    return ParameterNotFoundException.builder()
        .message(message)
        .awsErrorDetails(details("ParameterNotFound", message))
        .statusCode(400)
        .build();
  }

  static SsmException validation(String message) {
    return refused("ValidationException", message);
  }

  static SsmException refused(String code, String message) {
    return (SsmException)
        SsmException.builder()
            .message(message)
            .awsErrorDetails(details(code, message))
            .statusCode(400)
            .build();
  }

  static AwsErrorDetails details(String code, String message) {
    return AwsErrorDetails.builder()
        .serviceName("Ssm")
        .errorCode(code)
        .errorMessage(message)
        .build();
  }
}
