/** JSON as visitors sent it, and as answers are written. */
package com.giosg.demo.json;
