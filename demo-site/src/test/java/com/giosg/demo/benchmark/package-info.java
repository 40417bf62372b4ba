/**
 * What the tag costs a page: {@code mvn -Pbenchmark verify}, written up in {@code docs/benchmark.md}. No part of the
 * tests: it judges nothing, and its figures are those of one machine.
 */
package com.giosg.demo.benchmark;
