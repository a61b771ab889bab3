package io.github.txguard.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.Finding;
import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingFactoryTest {
    @TempDir
    Path folder;

    @Test
    void retriesAreSaidToBackOff() {
        assertThat(Sources.in(folder).program("""
                                class A extends Beans {
                                    org.springframework.retry.support.RetryTemplate retry;
                                    @Transactional
                                    public void pay() { jdbc.update("u"); retry.execute(context -> jdbc.update("v")); }
                                }
                                """).analyze().findings())
                .extracting(Finding::message)
                .containsExactly("RetryTemplate.execute waits for its back-off between attempts "
                        + "while the transaction of A.pay (@Transactional) keeps rows locked");
    }
}
