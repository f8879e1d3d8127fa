package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Read;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.DeleteKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.DeleteKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.DescribeKeyPairsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeKeyPairsResponse;
import software.amazon.awssdk.services.ec2.model.ImportKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.ImportKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;

/** Key pairs ("Amazon EC2 key pairs and Amazon EC2 instances" in the EC2 user guide). */
final class KeyPairs {
  private final Ec2World ec2;
  private final Filters<SimKeyPair> filters;

  KeyPairs(Ec2World ec2) {
    this.ec2 = ec2;
    this.filters =
        Filters.<SimKeyPair>tagged()
            .id("key-pair-id", SimKeyPair::id)
            .one("fingerprint", k -> k.fingerprint)
            .one("key-name", k -> k.keyName);
  }

  ImportKeyPairResponse importKey(ImportKeyPairRequest request) {
    String name = required(request.keyName(), "keyName");
    if (request.publicKeyMaterial() == null) {
      throw Refused.missing("publicKeyMaterial");
    }
    String material = request.publicKeyMaterial().asString(StandardCharsets.UTF_8).strip();
    List<String> parts = List.of(material.split("\\s+"));
    String type = parts.getFirst();
    if (parts.size() < 2 || !List.of("ssh-ed25519", "ssh-rsa").contains(type)) {
      throw Refused.because("InvalidKey.Format", "Key is not in valid OpenSSH public key format");
    }
    byte[] blob;
    try {
      blob = Base64.getDecoder().decode(parts.get(1));
    } catch (IllegalArgumentException e) {
      throw Refused.because("InvalidKey.Format", "Key is not in valid OpenSSH public key format");
    }
    String kind = type.equals("ssh-rsa") ? "rsa" : "ed25519";
    Map<String, String> tags = Tagging.of(request.tagSpecifications(), Kind.KEY_PAIR);
    SimKeyPair key = add(name, kind, material, fingerprint(kind, blob), tags, "ec2:ImportKeyPair");
    return ImportKeyPairResponse.builder()
        .keyName(name)
        .keyPairId(key.id())
        .keyFingerprint(key.fingerprint)
        .tags(Tagging.shown(key))
        .build();
  }

  CreateKeyPairResponse create(CreateKeyPairRequest request) {
    String name = required(request.keyName(), "keyName");
    String type = request.keyTypeAsString() == null ? "rsa" : request.keyTypeAsString();
    Map<String, String> tags = Tagging.of(request.tagSpecifications(), Kind.KEY_PAIR);
    // Nothing in here ever opens a connection: the material only has to look like a key.
    byte[] seeded =
        ("key " + ec2.world.draws().bits("key " + name)).getBytes(StandardCharsets.UTF_8);
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(seeded);
    String material =
        "-----BEGIN OPENSSH PRIVATE KEY-----\n" + body + "\n-----END OPENSSH PRIVATE KEY-----\n";
    SimKeyPair key = add(name, type, "", fingerprint(type, seeded), tags, "ec2:CreateKeyPair");
    return CreateKeyPairResponse.builder()
        .keyName(name)
        .keyPairId(key.id())
        .keyFingerprint(key.fingerprint)
        .keyMaterial(material)
        .tags(Tagging.shown(key))
        .build();
  }

  private SimKeyPair add(
      String name,
      String type,
      String material,
      String fingerprint,
      Map<String, String> tags,
      String action) {
    if (name.length() > 255) {
      throw Refused.invalid("Value (%s) for parameter KeyName is invalid. Too long.", name);
    }
    if (ec2.keyPairs.linked("name", name).findAny().isPresent()) {
      throw Refused.because("InvalidKeyPair.Duplicate", "The keypair already exists");
    }
    SimKeyPair key = ec2.keyPairs.add(new SimKeyPair(ec2, name, type, material, fingerprint, tags));
    ec2.world.journal().made(key, action, Set.of());
    return key;
  }

  DescribeKeyPairsResponse describe(DescribeKeyPairsRequest request) {
    List<SimKeyPair> seen = ec2.keyPairs.seen(request.keyPairIds());
    if (!request.keyNames().isEmpty()) {
      for (String name : request.keyNames()) {
        if (seen.stream().noneMatch(k -> k.keyName.equals(name))) {
          throw Refused.because(
              "InvalidKeyPair.NotFound", "The key pair '%s' does not exist", name);
        }
      }
      seen = seen.stream().filter(k -> request.keyNames().contains(k.keyName)).toList();
    }
    boolean withMaterial = Boolean.TRUE.equals(request.includePublicKey());
    return DescribeKeyPairsResponse.builder()
        .keyPairs(
            filters.select(seen, request.filters()).stream()
                .map(k -> shown(k, withMaterial))
                .toList())
        .build();
  }

  /**
   * Deleting a name that is not there (or cannot be seen yet) succeeds; only an unknown id is
   * refused.
   */
  DeleteKeyPairResponse delete(DeleteKeyPairRequest request) {
    if (request.keyName() == null && request.keyPairId() == null) {
      throw Refused.missing("keyName");
    }
    SimKeyPair key =
        request.keyPairId() != null
            ? ec2.keyPairs.use(request.keyPairId())
            : ec2.keyPairs
                .linked("name", request.keyName())
                .filter(k -> k.seenBy(Read.USE))
                .findAny()
                .orElse(null);
    if (key != null) {
      ec2.world.journal().ended(key, "ec2:DeleteKeyPair", Duration.ZERO);
      key.endAt(ec2.now());
    }
    return DeleteKeyPairResponse.builder()
        .returnValue(true)
        .keyPairId(key == null ? null : key.id())
        .build();
  }

  private static KeyPairInfo shown(SimKeyPair key, boolean withMaterial) {
    return key.shown(() -> built(key, withMaterial), withMaterial, Tagging.shown(key));
  }

  private static KeyPairInfo built(SimKeyPair key, boolean withMaterial) {
    return KeyPairInfo.builder()
        .keyName(key.keyName)
        .keyPairId(key.id())
        .keyType(key.type)
        .keyFingerprint(key.fingerprint)
        .createTime(key.createdAt())
        .publicKey(withMaterial ? key.publicKey : null)
        .tags(Tagging.shown(key))
        .build();
  }

  /** SHA-256 in base64 for ed25519, MD5 in hex for imported RSA ("Verify your key pair"). */
  private static String fingerprint(String type, byte[] blob) {
    try {
      return type.equals("ed25519")
          ? Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(blob))
          : HexFormat.ofDelimiter(":").formatHex(MessageDigest.getInstance("MD5").digest(blob));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
