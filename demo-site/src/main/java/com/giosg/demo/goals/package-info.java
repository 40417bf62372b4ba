/** Goals, and who reached them. */
@NullMarked
package com.giosg.demo.goals;

import org.jspecify.annotations.NullMarked;
