/** Goals, and who reached them. */
package com.giosg.demo.goals;
