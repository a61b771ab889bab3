package io.github.txguard.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.txguard.TxGuard;
import io.github.txguard.api.Confidence;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingParserTest {
    @Test
    void valuesAreUnderstoodInAnyCase() {
        assertThat(SettingParser.constant("x", " Possible", Confidence.class)).isEqualTo(Confidence.POSSIBLE);
        assertThat(SettingParser.charset("x", "utf-8")).isEqualTo(StandardCharsets.UTF_8);
        assertThat(SettingParser.rules("x", List.of("txg003", "TXG001 "), TxGuard.rules()))
                .containsExactly("TXG003", "TXG001");
        assertThat(SettingParser.globs("x", List.of("**/a/*.java"))).containsExactly("**/a/*.java");
    }

    @Test
    void wrongValuesAreNamedWithTheirSetting() {
        assertThatThrownBy(() -> SettingParser.constant("minConfidence", "sure", Confidence.class))
                .isInstanceOf(SettingException.class)
                .hasMessage("minConfidence: there is no sure, only certain, likely, possible");
        assertThatThrownBy(() -> SettingParser.charset("encoding", "no such"))
                .isInstanceOf(SettingException.class)
                .hasMessage("encoding: there is no encoding no such");
        assertThatThrownBy(() -> SettingParser.globs("includes", List.of("a[")))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("includes: a[ is not a pattern: ");
        assertThatThrownBy(() -> SettingParser.rules("enabledRules", List.of("TXG999"), TxGuard.rules()))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("enabledRules: there is no rule TXG999, only TXG001, ");
    }
}
