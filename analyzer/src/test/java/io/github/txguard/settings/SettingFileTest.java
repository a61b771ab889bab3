package io.github.txguard.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.txguard.settings.SettingFile.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingFileTest {
    @TempDir
    Path folder;

    private SettingFile file(String text) throws IOException {
        Files.writeString(folder.resolve("txguard.yml"), text);
        return SettingFile.in(folder);
    }

    @Test
    void nothingIsSetWithoutTheFile() {
        assertThat(SettingFile.in(folder).one(Setting.PAIRS)).isEmpty();
    }

    @Test
    void valuesAndListsAreRead() throws IOException {
        SettingFile file =
                file("minConfidence: certain\nexcludes:\n  - '**/generated/**'\n  - old/**\nbaseline: known.json\n");
        assertThat(file.one(Setting.MIN_CONFIDENCE)).contains("certain");
        assertThat(file.many(Setting.EXCLUDES)).containsExactly("**/generated/**", "old/**");
        assertThat(file.path(Setting.BASELINE)).contains(folder.resolve("known.json"));
        assertThat(file("").many(Setting.EXCLUDES)).isEmpty();
    }

    @Test
    void whatCannotBeFollowedIsNamed() {
        assertThatThrownBy(() -> file("minConfidense: likely"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("there is no setting minConfidense, only minConfidence");
        assertThatThrownBy(() -> file("a: ["))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("no YAML");
        assertThatThrownBy(() -> file("- a"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("settings");
        assertThatThrownBy(() -> file("pairs: [all, minimal]").one(Setting.PAIRS))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("one value");
    }
}
