package io.lablift.local.differential;

import static io.lablift.local.differential.Outcome.made;
import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;
import static io.lablift.local.differential.Parts.filter;

import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.model.KeyType;

/** Key pairs. */
final class KeyCases {
  private KeyCases() {}

  static List<Case> all() {
    return List.of(
        Case.of(
            "a public key is imported under a name",
            a -> a.make().key("lab"),
            (a, id) ->
                a.ec2().describeKeyPairs(r -> r.keyPairIds(id)).keyPairs().getFirst().keyName(),
            shows("lab")),
        Case.of(
            "an imported key's kind is known",
            a -> a.make().key("lab"),
            (a, id) ->
                a.ec2()
                    .describeKeyPairs(r -> r.keyNames("lab"))
                    .keyPairs()
                    .getFirst()
                    .keyTypeAsString(),
            shows("ed25519")),
        Case.of(
            "a name is given to one key",
            a -> a.make().key("lab"),
            (a, id) -> made(a.make().key("lab")),
            refused("InvalidKeyPair.Duplicate")),
        Case.of(
            "a key is not made under a name that is taken",
            a -> a.make().key("lab"),
            (a, id) -> a.ec2().createKeyPair(r -> r.keyName("lab").keyType(KeyType.ED25519)),
            refused("InvalidKeyPair.Duplicate")),
        Case.of(
            "what is imported is a public key",
            a ->
                a.ec2()
                    .importKeyPair(
                        r ->
                            r.keyName("lab")
                                .publicKeyMaterial(SdkBytes.fromUtf8String("no key at all"))),
            refused("InvalidKey.Format")),
        Case.of(
            "a made key comes with its private half",
            a ->
                a.ec2()
                    .createKeyPair(r -> r.keyName("lab").keyType(KeyType.ED25519))
                    .keyMaterial()
                    .startsWith("-----BEGIN"),
            shows(true)),
        Case.of(
            "a key whose name is not there is not described",
            a -> a.ec2().describeKeyPairs(r -> r.keyNames("nobody")),
            refused("InvalidKeyPair.NotFound")),
        Case.of(
            "a key whose id is not there is not described",
            a -> a.ec2().describeKeyPairs(r -> r.keyPairIds(Unknown.KEY)),
            refused("InvalidKeyPair.NotFound")),
        Case.of(
            "a filter that no key meets finds none",
            a ->
                a.ec2()
                    .describeKeyPairs(r -> r.filters(filter("key-name", "nobody*")))
                    .keyPairs()
                    .size(),
            shows(0)),
        Case.of(
            "a key whose name is not there counts as deleted",
            a -> a.ec2().deleteKeyPair(r -> r.keyName("nobody")),
            ok()),
        Case.of(
            "a key is deleted by its name twice",
            a -> {
              a.make().key("lab");
              a.ec2().deleteKeyPair(r -> r.keyName("lab"));
              return a;
            },
            (a, same) -> a.ec2().deleteKeyPair(r -> r.keyName("lab")),
            ok()),
        Case.of(
            "a key whose id is not there is not deleted",
            a -> a.ec2().deleteKeyPair(r -> r.keyPairId(Unknown.KEY)),
            refused("InvalidKeyPair.NotFound")),
        Case.of(
            "a key is deleted by its id",
            a -> a.make().key("lab"),
            (a, id) -> {
              a.ec2().deleteKeyPair(r -> r.keyPairId(id));
              return a.ec2().describeKeyPairs().keyPairs().size();
            },
            shows(0)));
  }
}
