package io.roam.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChainValueTest {
    @Property
    void hashesKeepTheirBytesAndTheirOrder(@ForAll @Size(32) byte[] one, @ForAll @Size(32) byte[] other) {
        Hash hash = Hash.wrap(one);
        assertThat(hash.bytes()).isEqualTo(one);
        assertThat(Hash.parse(hash.hex())).contains(hash);
        int order = new BigInteger(1, one).compareTo(new BigInteger(1, other));
        assertThat(Integer.signum(hash.compareTo(Hash.wrap(other)))).isEqualTo(order);
        assertThat(hash.equals(Hash.wrap(other))).isEqualTo(order == 0);
    }

    @Test
    void onlyLowerCaseHexIsAHash() {
        String hex = Hash.of(new byte[0]).hex();
        assertThat(hex).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Hash.parse(hex.toUpperCase(java.util.Locale.ROOT))).isEmpty();
        assertThat(Hash.parse(hex.substring(1))).isEmpty();
        assertThat(Hash.parse("../" + hex.substring(3))).isEmpty();
    }

    @Test
    void conversationIdsAreChecked() {
        assertThat(ConversationId.parse("../../etc")).isEmpty();
        assertThatThrownBy(() -> new ConversationId("x")).isInstanceOf(IllegalArgumentException.class);
    }
}
