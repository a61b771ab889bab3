package com.example.shop.orders;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface OrderRepository extends JpaRepository<PurchaseOrder, Long> {

    @Query("select o from PurchaseOrder o join fetch o.customer where o.number = :number")
    Optional<PurchaseOrder> findByNumber(String number);

    @Query("select o from PurchaseOrder o join fetch o.customer where o.status = :status order by o.id")
    List<PurchaseOrder> findByStatus(OrderStatus status);
}
