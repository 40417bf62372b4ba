/**
 * How this tag and others deliver over the same bad line: {@code mvn -Pcompare}, written up in
 * {@code docs/delivery-comparison.md}. No part of the tests: it judges nothing, and takes minutes.
 */
package com.giosg.demo.comparison;
