package com.example.shop.outbox;

import com.example.shop.partner.PartnerSettings;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

@Component
class OutboxRelay {
    private final Outbox outbox;
    private final RestClient http;

    OutboxRelay(Outbox outbox, RestClient.Builder builder, PartnerSettings partners) {
        this.outbox = outbox;
        this.http = builder.baseUrl(partners.broker()).build();
    }

    @Scheduled(cron = "${shop.outbox.cron}")
    public void deliver() {
        for (OutboxMessage message : outbox.pending()) {
            // fine: between two short transactions
            http.post()
                    .uri("/topics/{topic}", message.getTopic())
                    .body(message.getPayload())
                    .retrieve()
                    .toBodilessEntity();
            outbox.markSent(message.getId());
        }
    }
}
