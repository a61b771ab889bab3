package com.example.shop.stock;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

public interface ProductRepository extends JpaRepository<Product, Long> {

    Optional<Product> findBySku(String sku);

    /** Takes goods from the shelf; zero when there are too few. */
    @Modifying
    @Query("update Product p set p.stock = p.stock - :quantity where p.sku = :sku and p.stock >= :quantity")
    int take(String sku, int quantity);
}
