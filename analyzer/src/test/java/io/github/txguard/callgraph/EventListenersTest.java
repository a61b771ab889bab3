package io.github.txguard.callgraph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which listeners hear an event. */
final class EventListenersTest {
    @TempDir
    Path folder;

    private List<String> findings(String published) {
        return Sources.in(folder).file("p/A.java", """
                        package p;
                        import org.springframework.context.*;
                        import org.springframework.stereotype.*;
                        import org.springframework.transaction.annotation.Transactional;
                        @Service class A {
                            private final ApplicationEventPublisher publisher;
                            A(ApplicationEventPublisher publisher) { this.publisher = publisher; }
                            @Transactional public void pay() { publisher.publishEvent(new %s(this)); }
                        }
                        class Event extends ApplicationEvent { Event(Object o) { super(o); } }
                        class Paid extends Event { Paid(Object o) { super(o); } }
                        class Sent extends Event { Sent(Object o) { super(o); } }
                        abstract class Base<E extends Event> implements ApplicationListener<E> {
                            public void onApplicationEvent(E event) { handle(event); }
                            protected abstract void handle(E event);
                        }
                        @Component class OnPaid extends Base<Paid> { protected void handle(Paid e) { Thread.sleep(9); } }
                        @Component class OnSent extends Base<Sent> { protected void handle(Sent e) { } }
                        """.formatted(published)).findings();
    }

    @Test
    void subclassOfAGenericListenerHearsTheEventsOfItsOwnDeclaration() {
        assertThat(findings("Paid")).singleElement().asString().startsWith("TXG002 held certain");
        assertThat(findings("Sent")).isEmpty();
    }
}
